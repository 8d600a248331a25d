using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Cli.Definitions;

/// <summary>A notification rule against the other documents given; channels that are not among them the server may have.</summary>
internal sealed class NotificationRuleCheck(IReadOnlyList<Document> documents)
{
    public IEnumerable<Problem> Check(NotificationRuleDocument document)
    {
        for (var i = 0; i < document.Rule.Channels.Length; i++)
        {
            var (channel, path) = (document.Rule.Channels[i], $"notificationRule.channels[{i}]");
            if (!documents.OfType<NotificationChannelDocument>().Any(candidate => candidate.Channel.Id == channel))
            {
                yield return new Problem(
                    SetCodes.UnknownChannel, Severity.Warning, $"The notification channel `{channel}` is not among the files given.", document.Sources.Find(path), path, "Give its file too, or make sure that the server has it.");
            }
        }
    }
}
