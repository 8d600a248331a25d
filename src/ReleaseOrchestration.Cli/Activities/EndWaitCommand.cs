using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Activities;

/// <summary><c>relo activity end-wait</c>.</summary>
internal sealed class EndWaitCommand(CommandServices services)
    : RemediateCommand("end-wait", "End a soak or another wait early", services);
