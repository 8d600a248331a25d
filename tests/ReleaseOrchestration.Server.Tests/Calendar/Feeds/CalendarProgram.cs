using System.Diagnostics;
using System.Text.Json;
using ReleaseOrchestration.Server.Tests.Documentation;

namespace ReleaseOrchestration.Server.Tests.Calendar.Feeds;

/// <summary>ical.js, which knows nothing of this product, reads a feed.</summary>
internal static class CalendarProgram
{
    public const string HowToInstall = "ical.js is not installed: run `npm install --prefix tests/tools --no-package-lock`, as .ci/run does.";

    private static string Folder { get; } = Path.Combine(Repository.Root, "tests", "tools");

    public static bool IsInstalled { get; } = Directory.Exists(Path.Combine(Folder, "node_modules", "ical.js"));

    public static async Task<ReadCalendar> ReadAsync(string file)
    {
        Assert.True(IsInstalled, HowToInstall);
        using var node = Process.Start(new ProcessStartInfo("node", Path.Combine(Folder, "read-calendar.mjs"))
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var (told, wrong) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(file);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"ical.js cannot read this:\n{file}\n{await wrong}");
        return JsonSerializer.Deserialize<ReadCalendar>(await told, JsonSerializerOptions.Web)!;
    }
}
