namespace ReleaseOrchestration.Durable;

/// <summary>The names of orchestrators, activity functions and events. Running instances know them: a name never changes.</summary>
public static class DurableNames
{
    /// <summary>A release or a subprocess.</summary>
    public const string Release = "ReleaseOrchestrator";

    /// <summary>A phase.</summary>
    public const string Phase = "PhaseOrchestrator";

    /// <summary>An activity or a gate.</summary>
    public const string Activity = "ActivityOrchestrator";

    /// <summary>A lock, for ever.</summary>
    public const string Lock = "LockOrchestrator";

    /// <summary>The freezes, for ever.</summary>
    public const string Freezes = "FreezeOrchestrator";

    /// <summary>Writes what turns of a machine have recorded, shown and answered.</summary>
    public const string CommitTurn = "CommitTurn";

    /// <summary>Carries an effect out.</summary>
    public const string CarryOutEffect = "CarryOutEffect";

    /// <summary>Loads a pinned definition.</summary>
    public const string LoadDefinition = "LoadDefinition";

    /// <summary>Puts a payload that is too large for a history into a blob.</summary>
    public const string KeepPayload = "KeepPayload";

    /// <summary>Reads a payload that was kept.</summary>
    public const string FetchPayload = "FetchPayload";

    /// <summary>Starts a machine that is nobody's child: a lock, the freezes, the next run of a release.</summary>
    public const string StartMachine = "StartMachine";

    /// <summary>The one external event: a message, or that a child listens.</summary>
    public const string Message = "message";
}
