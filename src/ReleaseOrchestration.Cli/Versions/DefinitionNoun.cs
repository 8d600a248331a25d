namespace ReleaseOrchestration.Cli.Versions;

/// <summary>A kind of definition, as commands and the API name it.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Segment">The segment of the API.</param>
/// <param name="Words">As it reads in a sentence.</param>
internal sealed record DefinitionNoun(string Name, string Segment, string Words)
{
    public static DefinitionNoun Process { get; } = new("process", "processes", "process");

    public static DefinitionNoun Store { get; } = new("store", "activities-store", "Activity Store entry");

    public static DefinitionNoun InputSet { get; } = new("input-set", "input-sets", "input set");

    public static DefinitionNoun Connector { get; } = new("connector", "connectors", "connector");

    public static DefinitionNoun Freeze { get; } = new("freeze", "freezes", "freeze");

    public static DefinitionNoun Group { get; } = new("group", "release-groups", "release group");

    public static DefinitionNoun NotificationRule { get; } = new("notification-rule", "notification-rules", "notification rule");

    public static DefinitionNoun NotificationChannel { get; } = new("notification-channel", "notification-channels", "notification channel");

    public static IReadOnlyList<DefinitionNoun> All { get; } = [Process, Store, InputSet, Connector, Freeze, Group, NotificationRule, NotificationChannel];

    public string Path(string id, string rest = "") => $"{Segment}/{Uri.EscapeDataString(id)}{(rest.Length == 0 ? string.Empty : "/" + rest)}";
}
