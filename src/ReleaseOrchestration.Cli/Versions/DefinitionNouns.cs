using System.CommandLine;
using ReleaseOrchestration.Cli.Freezes;
using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Versions;

/// <summary>The commands about saved definitions: the same for each kind, and some for the Activity Store alone.</summary>
internal static class DefinitionNouns
{
    public static IEnumerable<Command> Create(CommandServices services) => DefinitionNoun.All.Select(noun => Create(noun, services));

    private static Command Create(DefinitionNoun noun, CommandServices services)
    {
        Command[] special = noun.Name switch
        {
            "store" => [new PublishEntryCommand(services), new DeprecateEntryCommand(services), new UndeprecateEntryCommand(services)],
            "freeze" => [new ShowFreezeCommand(services), new EndFreezeCommand(services)],
            _ => [],
        };
        return Noun.Of(
            noun.Name,
            noun == DefinitionNoun.Store ? "Sees and changes the Activity Store" : $"Sees and changes saved {noun.Words}{(noun.Words.EndsWith('s') ? "es" : "s")}",
            [
                noun == DefinitionNoun.Freeze ? new ListFreezesCommand(services) : new ListDefinitionsCommand(noun, services),
                new VersionsCommand(noun, services),
                new UsedByCommand(noun, services),
                new RestoreCommand(noun, services),
                new DeleteCommand(noun, services),
                .. special,
            ]);
    }
}
