using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Checks that the channels of a notification rule exist.</summary>
internal sealed class NotificationRuleCheck(DefinitionCatalog catalog)
{
    public async Task<ImmutableArray<Problem>> CheckAsync(NotificationRuleDocument document, CancellationToken cancellationToken)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        for (var i = 0; i < document.Rule.Channels.Length; i++)
        {
            var (channel, path) = (document.Rule.Channels[i], $"notificationRule.channels[{i}]");
            if (!await catalog.HasChannelAsync(channel, cancellationToken))
            {
                problems.Add(new Problem(
                    ErrorCodes.UnknownChannel, Severity.Error, $"There is no notification channel `{channel}`.", document.Sources.Find(path), path, "Apply it first, or in the same request."));
            }
        }

        return problems.ToImmutable();
    }
}
