using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.SignOff;

/// <summary>One approval that was given.</summary>
/// <param name="Person">Who, as <c>user:id</c>.</param>
/// <param name="Groups">The groups that the person was in at the time.</param>
/// <param name="At">When.</param>
public sealed record Approval(string Person, ImmutableArray<string> Groups, DateTimeOffset At);
