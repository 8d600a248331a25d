using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>What an answer means for the activity.</summary>
internal static class HttpOutcomes
{
    public static EffectOutcome Of(HttpConversation about, Uri answering, HttpAnswer answer) =>
        answer.Status == RunStatus.Running ? Accepted(about, answering, answer) : Ended(about, answer);

    private static EffectOutcome Accepted(HttpConversation about, Uri answering, HttpAnswer answer)
    {
        var handle = new HttpHandle
        {
            Id = answer.Handle.Length > 0 ? answer.Handle : about.Handle.Id,
            Poll = FollowUps.Absolute(answering, answer.PollUrl, about.Handle.Poll),
            Cancel = FollowUps.Absolute(answering, answer.CancelUrl, about.Handle.Cancel),
        };
        var next = about with { Handle = handle };
        if ((handle.Cancel.Length > 0 && FollowUps.Cancel(next).Failed(out var error, out _)) || (handle.Poll.Length > 0 && FollowUps.Poll(next).Failed(out error, out _)))
        {
            return error.Ended();
        }

        var polls = handle.Poll.Length > 0 || about.Settings.PollUrl is not null;
        var id = about.Secrets.Redact(handle.Id);
        return new PipelineAccepted
        {
            Handle = about.Secrets.Redact(handle.ToString()),
            ExternalKey = id.Length > 0 ? ExternalKeys.Http(answering.Authority, id) : string.Empty,
            LogUrl = about.Secrets.Redact(answer.LogUrl),
            PollAfter = polls ? PollPause.Of(answer.PollAfter ?? about.Settings.Calls.PollAfter) : null,
        };
    }

    private static PipelineEnded Ended(HttpConversation about, HttpAnswer answer) => new()
    {
        Status = answer.Status switch
        {
            RunStatus.Succeeded => PipelineStatus.Succeeded,
            RunStatus.Cancelled => PipelineStatus.Cancelled,
            _ => PipelineStatus.Failed,
        },
        Outputs = about.Secrets.Redact(DataValue.Of(answer.Outputs)).Entries,
        LogUrl = about.Secrets.Redact(answer.LogUrl),
        Message = about.Secrets.Redact(answer.Message),
    };
}
