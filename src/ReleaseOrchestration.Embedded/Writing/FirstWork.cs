namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>Waits for the first commit after the opening.</summary>
internal sealed class FirstWork : AnsweredWork<bool>;
