namespace ReleaseOrchestration.Core.Execution;

/// <summary>Starts the machine of the freezes; the shell sends it when the first message for it arrives.</summary>
public sealed record StartFreezes : MachineStart;
