namespace ReleaseOrchestration.Web.Audit;

/// <summary>The endpoint changes nothing, whatever its method.</summary>
internal sealed record ReadsOnlyMark;
