using System.Collections.Immutable;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>Who asks for something.</summary>
/// <param name="Actor">As <c>user:id</c>, or <c>pipeline</c>.</param>
/// <param name="Groups">The groups that the person is in at the moment.</param>
/// <param name="Operation">Names the request, so that its repetition is recognised; null when it has no idempotency key.</param>
public sealed record Origin(string Actor, ImmutableArray<string> Groups, string? Operation = null);
