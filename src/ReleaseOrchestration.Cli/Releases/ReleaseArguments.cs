using System.CommandLine;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary>Arguments and options that several commands take.</summary>
internal static class ReleaseArguments
{
    public static Argument<string> Release() => new("release") { Description = "The id of the release" };

    public static Argument<string> Path() => new("path")
    {
        Description = "The node: phase, phase.activity, phase.@entry.gate; in a subprocess phase.activity/phase.activity",
    };

    public static Option<string> Reason(bool required = false) => new("--reason")
    {
        Description = "Why; it stands in the audit trail",
        HelpName = "text",
        Required = required,
    };

    public static Option<int?> Run() => new("--run")
    {
        Description = "An earlier run of the release [default: the newest]",
        HelpName = "n",
    };

    public static Option<int?> Attempt() => new("--attempt")
    {
        Description = "Refuse when another attempt is the newest by now",
        HelpName = "n",
    };
}
