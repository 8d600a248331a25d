using System.CommandLine;
using System.Text.Json;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Cli.Output;
using ReleaseOrchestration.Cli.Versions;

namespace ReleaseOrchestration.Cli.Freezes;

/// <summary><c>relo freeze show</c>.</summary>
internal sealed class ShowFreezeCommand : ReloCommand
{
    private static readonly JsonSerializerOptions Indented = new(ReloJson.Default.Options) { WriteIndented = true };

    private readonly Argument<string> _id = DefinitionArguments.Id(DefinitionNoun.Freeze);

    public ShowFreezeCommand(CommandServices services)
        : base("show", "Show a freeze: whether it is in force, and what it is about", services) => Arguments.Add(_id);

    protected override async Task<int> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var answer = await call.Client.GetAsync(DefinitionNoun.Freeze.Path(call.Required(_id)), cancellationToken);
        var freeze = answer.Read(ReloJson.Default.FreezeLine);
        call.Output.Result(answer, () => $"""
            {freeze.Id} ({freeze.Name}), version {freeze.Version}, {freeze.Type}: {freeze.Standing}
            saved {Instants.Show(freeze.SavedAt)} by {freeze.SavedBy}
            {(freeze.Definition is { } definition ? JsonSerializer.Serialize(definition, Indented.GetTypeInfo(typeof(JsonElement))) : string.Empty)}
            """);
        return ExitCodes.Done;
    }
}
