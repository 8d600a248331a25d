namespace ReleaseOrchestration.Application.Audit;

/// <summary>A trail and where it ends.</summary>
/// <param name="Trail">Its name: <c>release/run/path</c>, as <see cref="Core.Execution.MachineAddress"/> writes it.</param>
/// <param name="Sequence">The number of its last entry.</param>
/// <param name="Hash">The hash of that entry.</param>
public sealed record TrailHead(string Trail, long Sequence, string Hash);
