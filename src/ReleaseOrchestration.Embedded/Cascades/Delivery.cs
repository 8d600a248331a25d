using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Embedded.Cascades;

/// <summary>A message and its receiver.</summary>
internal readonly record struct Delivery(MachineAddress To, Envelope Envelope)
{
    public static Delivery From(string sender, MachineAddress to, Message message) => new(to, new Envelope { From = sender, Message = message });
}
