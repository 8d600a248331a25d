using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>
/// What tells a process from another one that gets its number later: on Linux the boot and the clock tick of its start, which no change of the clock moves; elsewhere its start time.
/// </summary>
internal static class ProcessIdentity
{
    private const int StartTimeField = 19;

    /// <summary>The identity; empty when there is no such process.</summary>
    public static string Of(int pid)
    {
        try
        {
            return OperatingSystem.IsLinux() ? OnLinux(pid) : Elsewhere(pid);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or Win32Exception)
        {
            return string.Empty;
        }
    }

    // Field 22 of stat; the name, field 2, may hold anything and ends with the last parenthesis.
    private static string OnLinux(int pid)
    {
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return $"{File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim()}:{fields[StartTimeField]}";
    }

    private static string Elsewhere(int pid)
    {
        using var process = Process.GetProcessById(pid);
        return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
    }
}
