using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Errors;

#pragma warning disable CA1032 // It is always about one machine.

/// <summary>A machine failed in a way that is a defect; it is set aside until someone resumes it.</summary>
public sealed class MachineQuarantinedException : ReleaseOrchestrationException
{
    /// <summary>The stable code of this failure.</summary>
    public const string StableCode = UnreachedSignals.QuarantinedCode;

    internal MachineQuarantinedException(MachineAddress machine, string reason)
        : base(StableCode, UnreachedSignals.DescribeQuarantine(machine, reason), innerException: null) => Machine = machine;

    /// <summary>The machine.</summary>
    public MachineAddress Machine { get; }
}
