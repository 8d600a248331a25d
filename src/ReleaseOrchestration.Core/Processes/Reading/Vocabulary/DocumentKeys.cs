namespace ReleaseOrchestration.Core.Processes.Reading.Vocabulary;

/// <summary>The root keys of documents.</summary>
internal static class DocumentKeys
{
    public static readonly KeySet Kinds = new(
        "A document",
        "One document of the process language. A file may hold several, separated by lines `---`.",
        [
            new("process", new ValueShape.Keys(ProcessKeys.Process), "A process: phases, activities, and what each waits for."),
            new("phase", new ValueShape.Keys(PhaseKeys.Phase), "A phase that stands alone: a process of that one phase."),
            new("activity", new ValueShape.Keys(ActivityKeys.StoreEntry), "An entry of the Activity Store: an activity that many processes use."),
            new("input-set=process-input", new ValueShape.Keys(InputSetKeys.InputSet), "Values for the inputs of a process."),
            new("connector", new ValueShape.Keys(ConnectorKeys.Connector), "A system that runs pipelines."),
            new("release-group", new ValueShape.Keys(ReleaseGroupKeys.Group), "Releases that belong together, and their cadence."),
            new("freeze", new ValueShape.Keys(FreezeKeys.Freeze), "When nothing may be deployed."),
            new("notification-rule", new ValueShape.Keys(NotificationKeys.Rule), "Which events are told to whom."),
            new("notification-channel", new ValueShape.Keys(NotificationKeys.Channel), "Where notifications go."),
            new("scenario", new ValueShape.Keys(ScenarioKeys.Scenario), "A test for a process, on a virtual clock."),
        ]);
}
