using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>The files that outlive a server: what is running, what was cancelled, the logs.</summary>
internal sealed class CommandRecords(IOptions<CommandConnectorOptions> options, TimeProvider timeProvider)
{
    private const int HashLength = 16;
    private const int NameLength = 80;
    private static readonly TimeSpan KeepCancelled = TimeSpan.FromDays(30);

    private string Running => Path.Combine(options.Value.Folder, "running");

    private string Cancelled => Path.Combine(options.Value.Folder, "cancelled");

    public void Write(CommandRecord record)
    {
        Directory.CreateDirectory(Running);
        WriteDurably(RunningFile(record.Key), JsonSerializer.SerializeToUtf8Bytes(record, CommandJsonContext.Default.CommandRecord));
    }

    public void Delete(string key) => File.Delete(RunningFile(key));

    /// <summary>What the last server left, by file; null for a file that it did not finish.</summary>
    public IEnumerable<(string File, CommandRecord? Record)> Left() =>
        Directory.Exists(Running) ? Directory.EnumerateFiles(Running, "*.json").Order(StringComparer.Ordinal).Select(file => (file, Read(file))) : [];

    public void MarkCancelled(string key)
    {
        Directory.CreateDirectory(Cancelled);
        WriteDurably(CancelledFile(key), Encoding.UTF8.GetBytes(key));
    }

    /// <summary>Whether a program was cancelled, perhaps before it could start.</summary>
    public bool IsCancelled(string key) => File.Exists(CancelledFile(key));

    /// <summary>Forgets cancellations so old that no start can be under way.</summary>
    public void ForgetOldCancellations()
    {
        if (!Directory.Exists(Cancelled))
        {
            return;
        }

        var before = timeProvider.GetUtcNow().UtcDateTime - KeepCancelled;
        foreach (var file in Directory.EnumerateFiles(Cancelled).Where(file => File.GetLastWriteTimeUtc(file) < before))
        {
            File.Delete(file);
        }
    }

    /// <summary>The file of the log of a program; its folder is there.</summary>
    public string LogFile(string key)
    {
        var parts = key.Split('/', 3);
        var folder = Path.Combine(options.Value.Folder, "logs", FileName(parts[0]));
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{FileName(string.Join('-', parts[1..]))}-{Hash(key)}.log");
    }

    private static CommandRecord? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), CommandJsonContext.Default.CommandRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..HashLength];

    private static string FileName(string text)
    {
        var name = string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '@' ? c : '_'));
        return name.Length <= NameLength ? name : name[..NameLength];
    }

    private static void WriteDurably(string file, byte[] bytes)
    {
        var draft = file + ".new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, file, overwrite: true);
    }

    private string RunningFile(string key) => Path.Combine(Running, Hash(key) + ".json");

    private string CancelledFile(string key) => Path.Combine(Cancelled, Hash(key) + ".key");
}
