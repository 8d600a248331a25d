namespace ReleaseOrchestration.Core.Inputs;

/// <summary>What is wrong with a value, before it is known where it stands.</summary>
internal sealed record InputFault(string Code, string Message, string Fix);
