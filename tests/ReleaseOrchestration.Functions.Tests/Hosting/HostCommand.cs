using System.Collections.Immutable;
using System.Globalization;

namespace ReleaseOrchestration.Functions.Tests.Hosting;

/// <summary>How a Functions host is started.</summary>
internal sealed record HostCommand(string Program, ImmutableArray<string> Arguments)
{
    /// <summary>A command that runs a host in the foreground; its words <c>{app}</c> and <c>{port}</c> are the folder of the built app, and where to listen.</summary>
    public const string CommandVariable = "FUNCTIONS_HOST_COMMAND";

    /// <summary>The address of an app that runs already.</summary>
    public const string UrlVariable = "FUNCTIONS_HOST_URL";

    private static readonly string[] CoreTools = OperatingSystem.IsWindows() ? ["func.exe", "func.cmd"] : ["func"];

    /// <summary>The host of this machine; null when there is none.</summary>
    public static HostCommand? Found { get; } = FromVariable() ?? FromPath();

    /// <summary>Where an app runs already, when there is no host on this machine.</summary>
    public static Uri? Elsewhere { get; } = Found is null && Environment.GetEnvironmentVariable(UrlVariable) is { Length: > 0 } url ? new Uri(url) : null;

    /// <summary>Why tests that need an app cannot run; null when they can.</summary>
    public static string? WithoutApp => Found is null && Elsewhere is null
        ? $"No Functions host: put Core Tools (func) on the PATH, or set {CommandVariable} to a command with {{app}} and {{port}}, or {UrlVariable} to the address of a running app."
        : null;

    /// <summary>Why tests that kill the host and set its settings cannot run; null when they can.</summary>
    public static string? WithoutHost => Elsewhere is not null ? $"The app of {UrlVariable} belongs to somebody else: it is neither killed nor configured." : WithoutApp;

    /// <summary>The arguments for an app and a port.</summary>
    public IEnumerable<string> ArgumentsFor(string app, int port) => Arguments.Select(argument => argument
        .Replace("{app}", app, StringComparison.Ordinal)
        .Replace("{port}", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private static HostCommand? FromVariable() =>
        Environment.GetEnvironmentVariable(CommandVariable)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var program, .. var arguments] ? new(program, [.. arguments]) : null;

    private static HostCommand? FromPath()
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return folders.SelectMany(folder => CoreTools.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists) is { } program
            ? new(program, ["start", "--port", "{port}", "--no-build"])
            : null;
    }
}
