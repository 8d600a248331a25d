using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>
/// Finds a program and all that it started by the random mark in their environment, even those whose parent has ended. Linux only; elsewhere there is
/// the tree alone.
/// </summary>
internal static class MarkedProcesses
{
    public const string Variable = "RELO_COMMAND_MARK";
    private const int Rounds = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static List<int> Find(string mark)
    {
        if (!OperatingSystem.IsLinux() || mark.Length == 0)
        {
            return [];
        }

        var needle = Encoding.ASCII.GetBytes($"{Variable}={mark}\0");
        return [.. Directory.EnumerateDirectories("/proc").Select(Number).Where(pid => pid > 0 && pid != Environment.ProcessId && Carries(pid, needle))];
    }

    /// <summary>Kills all of them, also those that they start meanwhile; false when some are left after two seconds.</summary>
    public static async Task<bool> KillAsync(string mark, TimeProvider timeProvider)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var found = Find(mark);
            if (found.Count == 0)
            {
                return true;
            }

            found.ForEach(pid => Kill(pid, entireTree: false));
            await Task.Delay(Pause, timeProvider);
        }

        return false;
    }

    /// <summary>Kills one process; one that has ended needs no killing.</summary>
    public static void Kill(int pid, bool entireTree)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill(entireTree);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended meanwhile, or is not ours to kill: the caller looks again.
        }
    }

    private static int Number(string folder) =>
        int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : 0;

    private static bool Carries(int pid, byte[] needle)
    {
        try
        {
            return File.ReadAllBytes(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/environ")).AsSpan().IndexOf(needle) >= 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
