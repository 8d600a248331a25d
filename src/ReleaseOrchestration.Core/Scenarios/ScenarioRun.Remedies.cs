using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Inputs;

namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>Retries through a process: it is pinned by the decision, as a server does it.</summary>
internal sealed partial class ScenarioRun
{
    private RetryProcess? Through(ScriptedRequest line)
    {
        if (line.Process is not { } reference)
        {
            return null;
        }

        var hash = _pins.Pin(reference.Id);
        var process = _pins.Get(hash);
        return new RetryProcess
        {
            Process = reference with { DefinitionHash = hash },
            Name = process.Name,
            Inputs = InputResolver.Resolve(process, set: null, line.ProcessInputs).ToValues().Global,
        };
    }
}
