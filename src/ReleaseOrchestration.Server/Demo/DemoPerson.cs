namespace ReleaseOrchestration.Server.Demo;

/// <summary>Someone who takes part in the demo.</summary>
/// <param name="Id">As in <c>user:alice</c>.</param>
/// <param name="Seats">The approvers as which this person can decide.</param>
internal sealed record DemoPerson(string Id, params string[] Seats)
{
    /// <summary>Starts the release and does the tasks.</summary>
    public static readonly DemoPerson Release = new("rita");

    /// <summary>Those who sign off, in the order in which they get to it.</summary>
    public static readonly DemoPerson[] Approvers = [new("quinn", "user:quinn", "group:qa"), new("alice", "user:alice"), new("bob", "user:bob"), new("carol", "user:carol")];
}
