namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>A program that runs or is about to; kept on disk so that the next server can end it.</summary>
internal sealed record CommandRecord
{
    public required string Key { get; init; }

    /// <summary>Random; in the environment of the program and of all that it starts.</summary>
    public required string Mark { get; init; }

    /// <summary>0 before it has started.</summary>
    public int Pid { get; init; }

    /// <summary>Tells it from a later process of the same number; see <see cref="ProcessIdentity"/>.</summary>
    public string Identity { get => field ?? string.Empty; init; }
}
