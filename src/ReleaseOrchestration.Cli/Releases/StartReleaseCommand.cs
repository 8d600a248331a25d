using System.CommandLine;
using System.Globalization;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Releases.Watching;

namespace ReleaseOrchestration.Cli.Releases;

/// <summary><c>relo release start</c>: creates a release of a process and starts it.</summary>
internal sealed class StartReleaseCommand : ReloCommand
{
    private readonly Argument<string> _process = new("process") { Description = "The id of the process, with a version where it is not to be the newest: weekly@3" };
    private readonly Option<string> _id = new("--id") { Description = "The id of the release [default: the server makes one]", HelpName = "id" };
    private readonly Option<string> _name = new("--name") { Description = "Free text", HelpName = "text" };
    private readonly Option<string> _version = new("--version") { Description = "The version that is released, such as 1.42.0", HelpName = "text" };
    private readonly Option<string> _inputSet = new("--input-set") { Description = "The id of the input set", HelpName = "id" };
    private readonly Option<string[]> _inputs = new("--input") { Description = $"A value for an input: {ValueList.Syntax}", HelpName = "name=value" };
    private readonly Option<string[]> _tags = new("--tag") { Description = "A word to search by", HelpName = "word" };
    private readonly Option<bool> _draft = new("--draft") { Description = "Create it, but do not start it" };
    private readonly Option<string> _group = new("--group") { Description = "The release group that it belongs to", HelpName = "id" };
    private readonly Option<string> _at = new("--at") { Description = "Start it then and not now, such as 2026-04-02T09:00:00+02:00", HelpName = "instant" };
    private readonly Option<string> _duration = new("--duration") { Description = "How long it is meant to last, such as 2h", HelpName = "time" };
    private readonly Option<bool> _byHand = new("--by-hand") { Description = "With --at: it does not start by itself, somebody starts it" };
    private readonly Option<bool> _watch = new("--watch") { Description = "Watch it until it has ended" };

    public StartReleaseCommand(CommandServices services)
        : base("start", "Create a release of a process and start it", services)
    {
        Arguments.Add(_process);
        foreach (var option in new Option[] { _id, _name, _version, _inputSet, _inputs, _tags, _group, _at, _duration, _byHand, _draft, _watch })
        {
            Options.Add(option);
        }
    }

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var answer = await call.Client.PostAsync("releases", Request(call), ReloJson.Default.StartRequest, cancellationToken);
        var release = answer.Read(ReloJson.Default.StartedRelease);
        if (!call.Value(_watch))
        {
            call.Output.Result(answer, () => $"{release.Id}  {release.Status}");
            return ExitCodes.Done;
        }

        call.Output.Message($"Release {release.Id}");
        return await ReleaseWatcher.WatchAsync(call, release.Id, cancellationToken);
    }

    private StartRequest Request(CommandCall call)
    {
        var (process, version) = Reference(call.Required(_process));
        return new StartRequest
        {
            Process = process,
            ProcessVersion = version,
            Id = call.Value(_id),
            Name = call.Value(_name),
            Version = call.Value(_version),
            InputSet = call.Value(_inputSet),
            Inputs = ValueList.Parse(call.Value(_inputs)),
            Tags = call.Value(_tags) is { Length: > 0 } tags ? [.. tags] : null,
            Group = call.Value(_group),
            StartAt = call.Value(_at),
            Duration = call.Value(_duration),
            AutoStart = call.Value(_byHand) ? false : null,
            Start = !call.Value(_draft) && call.Value(_at) is null,
        };
    }

    /// <summary>Reads <c>process</c> and <c>process@version</c>.</summary>
    public static (string Process, int? Version) Reference(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return (text, null);
        }

        return int.TryParse(text[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (text[..at], version)
            : throw ReloException.Usage($"'{text}' is no process; write an id, or id@version with a number.");
    }
}
