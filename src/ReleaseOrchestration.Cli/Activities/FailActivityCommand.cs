using ReleaseOrchestration.Cli.Hosting;

namespace ReleaseOrchestration.Cli.Activities;

/// <summary><c>relo activity fail</c>.</summary>
internal sealed class FailActivityCommand(CommandServices services)
    : RemediateCommand("fail", "Give an activity on hold up; what depends on it does not run", services);
