using System.CommandLine;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Releases.Scheduling;

/// <summary><c>relo release edit</c>: changes what a release that has not started is to start with.</summary>
internal sealed class EditReleaseCommand : ReloCommand
{
    private readonly Argument<string> _release = ReleaseArguments.Release();
    private readonly Option<string> _name = new("--name") { Description = "Free text", HelpName = "text" };
    private readonly Option<string> _version = new("--version") { Description = "The version that is released; empty lets its group give one", HelpName = "text" };
    private readonly Option<string> _inputSet = new("--input-set") { Description = "The id of the input set; empty for none", HelpName = "id" };
    private readonly Option<string[]> _inputs = new("--input") { Description = $"A value for an input; all that it had are replaced: {ValueList.Syntax}", HelpName = "name=value" };
    private readonly Option<string[]> _tags = new("--tag") { Description = "A word to search by; all that it had are replaced", HelpName = "word" };

    public EditReleaseCommand(CommandServices services)
        : base("edit", "Change what a release that has not started is to start with", services)
    {
        Arguments.Add(_release);
        foreach (var option in new Option[] { _name, _version, _inputSet, _inputs, _tags })
        {
            Options.Add(option);
        }
    }

    protected override Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var request = new EditRequest
        {
            Name = call.Value(_name),
            Version = call.Value(_version),
            InputSet = call.Value(_inputSet),
            Inputs = call.Value(_inputs) is { Length: > 0 } inputs ? ValueList.Parse(inputs) : null,
            Tags = call.Value(_tags) is { Length: > 0 } tags ? [.. tags] : null,
        };
        return call.ShowPlannedAsync(call.Client.PatchAsync(ResourcePath.Release(call.Required(_release)), request, ReloJson.Default.EditRequest, cancellationToken));
    }
}
