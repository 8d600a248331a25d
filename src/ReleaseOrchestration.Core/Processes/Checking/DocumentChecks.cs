using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>What can be checked of a document on its own. What is missing was already reported by its reader.</summary>
internal static class DocumentChecks
{
    public static IEnumerable<Problem> Check(Document document) => Found(document).Where(problem => problem.Code != ProblemCodes.MissingKey);

    private static ImmutableArray<Problem> Found(Document document)
    {
        var context = new CheckContext(document.Sources);
        switch (document)
        {
            case ProcessDocument process:
                return ProcessChecker.Check(process.Process, document.Sources);
            case StoreEntryDocument entry:
                Entry(context, entry.Entry);
                break;
            case InputSetDocument inputSet:
                new IdChecks(context).One(inputSet.InputSet.Id, "inputSet", "id", isNode: false);
                new IdChecks(context).One(inputSet.InputSet.Process, "inputSet", "process", isNode: false);
                break;
            case ConnectorDocument connector:
                new IdChecks(context).One(connector.Connector.Id, "connector", "id", isNode: false);
                new SettingChecks(context).Check(connector.Connector, connector.Sources);
                break;
            case FreezeDocument freeze:
                new FreezeChecks(context).Check(freeze.Freeze);
                break;
            case ReleaseGroupDocument group:
                new ReleaseGroupChecks(context).Check(group.Group);
                break;
            case NotificationRuleDocument rule:
                new NotificationRuleChecks(context).Check(rule.Rule);
                break;
            case NotificationChannelDocument channel:
                new NotificationChannelChecks(context).Check(channel.Channel);
                break;
            case ScenarioDocument scenario:
                Scenario(context, scenario.Scenario);
                break;
        }

        return context.ToImmutable();
    }

    private static void Scenario(CheckContext context, ScenarioDefinition scenario)
    {
        var ids = new IdChecks(context);
        ids.One(scenario.Id, "scenario", "id", isNode: false);
        ids.One(scenario.Process, "scenario", "process", isNode: false);
        if (scenario.InputSet.Length > 0)
        {
            ids.One(scenario.InputSet, "scenario", "input-set", isNode: false);
        }
    }

    private static void Entry(CheckContext context, StoreEntry entry)
    {
        const string Root = "activity";
        new IdChecks(context).One(entry.Id, Root, "id", isNode: true);
        new IdChecks(context).Activity(entry.Activity, Root);
        new InputChecks(context).Check(entry.Activity.DeclaredInputs, $"{Root}.inputs");
        new ActivityChecks(context).Check(entry.Activity, Root, isGate: false);
        new VariableChecks(context).Check(entry.Activity.Variables, $"{Root}.variables");
        var process = new ProcessDefinition { Id = entry.Id };
        var reads = new ReadChecks(context, process, ProcessGraph.Of(process), new ProcessTypes(process), new Usage());
        foreach (var place in ReadPlaces.OfEntry(entry, Root))
        {
            reads.Check(place);
        }
    }
}
