using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Execution;

/// <summary>An entry of some audit trail, in the order of all of them.</summary>
/// <param name="Position">Grows from entry to entry; not without gaps.</param>
/// <param name="Trail">The trail that it stands in.</param>
/// <param name="Line">The entry.</param>
public sealed record FeedEntry(long Position, MachineAddress Trail, AuditLine Line);
