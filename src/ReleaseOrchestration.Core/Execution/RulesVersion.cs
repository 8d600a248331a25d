namespace ReleaseOrchestration.Core.Execution;

/// <summary>The version of the rules of execution. An execution keeps the version it began with; a change of behaviour branches on it.</summary>
public static class RulesVersion
{
    /// <summary>The version that new executions begin with.</summary>
    public const int Current = 4;

    /// <summary>From this version on, requests for locks carry a number, so that a lock may forget whom it has served.</summary>
    public const int NumberedLocks = 2;

    /// <summary>From this version on, what is about to start asks for freezes.</summary>
    public const int Freezes = 2;

    /// <summary>From this version on, what activities and subprocesses are given must be what they declare.</summary>
    public const int DeclaredInputs = 3;

    /// <summary>From this version on, a vote that was passed on and used cannot be taken back.</summary>
    public const int UsedVotes = 4;
}
