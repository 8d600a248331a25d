using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Cascades;

/// <summary>A command and the machine that gave it.</summary>
internal readonly record struct IssuedCommand(long Machine, MachineAddress Address, Command Command);
