namespace ReleaseOrchestration.Core.Execution;

/// <summary>A node that ended in an earlier run and stays as it is in the next one.</summary>
public sealed record CarriedNode
{
    /// <summary>What people saw of it in the run in which it ended.</summary>
    public required NodeView View { get; init; }

    /// <summary>Whether anything in it was ignored.</summary>
    public bool AnyIgnored { get; init; }

    internal NodeFact Fact => new()
    {
        Ending = View.Ending ?? NodeEnding.Succeeded,
        Status = View.Status,
        Outcome = View.Outcome,
        Outputs = View.Outputs,
    };

    internal NodeEnd End => new() { Fact = Fact, AnyIgnored = AnyIgnored, Reason = View.Reason };
}
