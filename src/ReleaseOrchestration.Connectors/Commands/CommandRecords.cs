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
    private static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    private string Runs => Path.Combine(options.Value.Folder, "runs");

    private string Cancelled => Path.Combine(options.Value.Folder, "cancelled");

    public void Write(CommandRecord record)
    {
        Directory.CreateDirectory(Runs);
        WriteDurably(RunFile(record.Key), JsonSerializer.SerializeToUtf8Bytes(record, CommandJsonContext.Default.CommandRecord));
    }

    /// <summary>What is known of a program; null when it was never to be run.</summary>
    public CommandRecord? Find(string key) => File.Exists(RunFile(key)) ? Read(RunFile(key)) : null;

    /// <summary>The programs whose end the last server did not see.</summary>
    public IEnumerable<CommandRecord> Left() =>
        Directory.Exists(Runs) ? Directory.EnumerateFiles(Runs, "*.json").Order(StringComparer.Ordinal).Select(Read).OfType<CommandRecord>().Where(record => record.Ended is null) : [];

    public void MarkCancelled(string key)
    {
        Directory.CreateDirectory(Cancelled);
        WriteDurably(CancelledFile(key), Encoding.UTF8.GetBytes(key));
    }

    /// <summary>Whether a program was cancelled, perhaps before it could start.</summary>
    public bool IsCancelled(string key) => File.Exists(CancelledFile(key));

    /// <summary>Forgets ends and cancellations so old that nobody asks for them.</summary>
    public void ForgetOld()
    {
        var before = timeProvider.GetUtcNow().UtcDateTime - Keep;
        var files = new[] { Runs, Cancelled }.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles);
        foreach (var file in files.Where(file => File.GetLastWriteTimeUtc(file) < before).ToArray())
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

    private string RunFile(string key) => Path.Combine(Runs, Hash(key) + ".json");

    private string CancelledFile(string key) => Path.Combine(Cancelled, Hash(key) + ".key");
}
