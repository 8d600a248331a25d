using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Connectors.Http;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Runs;

/// <summary>What the state of a run means for the activity. No secret of the call is in it.</summary>
internal static class RunOutcomes
{
    public static EffectOutcome Running(RunSession session, StartedRun run, int polls) => new PipelineAccepted
    {
        Handle = session.Secrets.Redact(run.Handle),
        ExternalKey = session.Secrets.Redact(run.ExternalKey),
        LogUrl = session.Secrets.Redact(run.LogUrl),
        PollAfter = PollPause.Growing(session.Settings.PollAfter, polls),
    };

    public static EffectOutcome Failed(RunSession session, ApplicationError error, string logUrl = "") =>
        (error with { Message = session.Secrets.Redact(error.Message) }).Ended(session.Secrets.Redact(logUrl));

    public static EffectOutcome Ended(RunSession session, RunReport report, ImmutableSortedDictionary<string, DataValue> outputs) => new PipelineEnded
    {
        Status = report.Status switch
        {
            RunStatus.Succeeded => PipelineStatus.Succeeded,
            RunStatus.Cancelled => PipelineStatus.Cancelled,
            _ => PipelineStatus.Failed,
        },
        Outputs = session.Secrets.Redact(DataValue.Of(outputs)).Entries,
        LogUrl = session.Secrets.Redact(report.Run.LogUrl),
        Message = session.Secrets.Redact(report.Message),
    };
}
