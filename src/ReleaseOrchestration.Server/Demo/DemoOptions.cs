using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Server.Demo;

/// <summary>The options of the demo.</summary>
/// <param name="Auto">Whether the demo also answers the sign-offs and ends with the release.</param>
/// <param name="DataFolder">Where to keep the data; empty for a folder that is removed at the end.</param>
internal sealed record DemoOptions(bool Auto, string DataFolder)
{
    public const string Usage = "demo [--auto] [--data <folder>]";

    /// <exception cref="StartupException">An option is unknown or has no value.</exception>
    public static DemoOptions Read(ReadOnlySpan<string> args)
    {
        var options = new DemoOptions(Auto: false, string.Empty);
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--auto" => options with { Auto = true },
                "--data" when i + 1 < args.Length => options with { DataFolder = args[++i] },
                var other => throw new StartupException(ErrorCodes.InvalidOption, $"'{other}' is no option of the demo, or has no value; use {Usage}."),
            };
        }

        return options;
    }
}
