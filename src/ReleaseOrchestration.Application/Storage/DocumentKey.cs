namespace ReleaseOrchestration.Application.Storage;

/// <summary>The key of a document.</summary>
/// <param name="Partition">Documents of one partition can be written in one batch; no <c>/ \ # ?</c> and no control characters.</param>
/// <param name="Row">Unique in its partition; rows are ordered by ordinal comparison; no <c>/ \ # ?</c> and no control characters.</param>
public sealed record DocumentKey(string Partition, string Row);
