namespace ReleaseOrchestration.Web.Definitions;

/// <summary>A document that was read.</summary>
internal sealed record DocumentDto(string Kind, string Id);
