using System.Text.Json;
using System.Text.Json.Serialization;
using ReleaseOrchestration.Cli.Access;
using ReleaseOrchestration.Cli.Activities;
using ReleaseOrchestration.Cli.Audit;
using ReleaseOrchestration.Cli.Calendar;
using ReleaseOrchestration.Cli.Definitions;
using ReleaseOrchestration.Cli.Feeds;
using ReleaseOrchestration.Cli.Freezes;
using ReleaseOrchestration.Cli.Notifications;
using ReleaseOrchestration.Cli.Output;
using ReleaseOrchestration.Cli.Planning;
using ReleaseOrchestration.Cli.Releases;
using ReleaseOrchestration.Cli.Reports;
using ReleaseOrchestration.Cli.Releases.Scheduling;
using ReleaseOrchestration.Cli.Releases.Watching;
using ReleaseOrchestration.Cli.Scenarios;
using ReleaseOrchestration.Cli.SignOffs;
using ReleaseOrchestration.Cli.Versions;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Cli.Api;

/// <summary>All JSON that the command reads and writes.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ApiKeyLine))]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(CalendarReport))]
[JsonSerializable(typeof(CreateApiKeyRequest))]
[JsonSerializable(typeof(CreatedApiKey))]
[JsonSerializable(typeof(MeReport))]
[JsonSerializable(typeof(CreateFeedRequest))]
[JsonSerializable(typeof(CreatedFeed))]
[JsonSerializable(typeof(FeedLine))]
[JsonSerializable(typeof(ReportAnswer))]
[JsonSerializable(typeof(Page<FeedLine>))]
[JsonSerializable(typeof(Page<ApiKeyLine>))]
[JsonSerializable(typeof(FailureReport))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(DataValue))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(ValidationReport))]
[JsonSerializable(typeof(FormatReport))]
[JsonSerializable(typeof(ApplyReport))]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(StartedRelease))]
[JsonSerializable(typeof(PlannedAnswer))]
[JsonSerializable(typeof(ScheduleRequest))]
[JsonSerializable(typeof(ApproveRequest))]
[JsonSerializable(typeof(EditRequest))]
[JsonSerializable(typeof(ReasonRequest))]
[JsonSerializable(typeof(RestartRequest))]
[JsonSerializable(typeof(RestartReceipt))]
[JsonSerializable(typeof(SkipRequest))]
[JsonSerializable(typeof(BreakGlassRequest))]
[JsonSerializable(typeof(DeliveryLine))]
[JsonSerializable(typeof(Page<DeliveryLine>))]
[JsonSerializable(typeof(FreezeLine))]
[JsonSerializable(typeof(Page<FreezeLine>))]
[JsonSerializable(typeof(ReleaseTree))]
[JsonSerializable(typeof(ReleaseInputList))]
[JsonSerializable(typeof(WaitReasonList))]
[JsonSerializable(typeof(Page<ReleaseLine>))]
[JsonSerializable(typeof(WatchEnd))]
[JsonSerializable(typeof(RemediateRequest))]
[JsonSerializable(typeof(TaskRequest))]
[JsonSerializable(typeof(StartProcessRequest))]
[JsonSerializable(typeof(FieldsRequest))]
[JsonSerializable(typeof(Page<SignOffLine>))]
[JsonSerializable(typeof(DecideRequest))]
[JsonSerializable(typeof(DelegationRequest))]
[JsonSerializable(typeof(LinkRequest))]
[JsonSerializable(typeof(RevokedLinks))]
[JsonSerializable(typeof(SignOffLink))]
[JsonSerializable(typeof(AuditLine))]
[JsonSerializable(typeof(AuditEntry))]
[JsonSerializable(typeof(Page<AuditLine>))]
[JsonSerializable(typeof(AuditVerdict))]
[JsonSerializable(typeof(AuditVerdicts))]
[JsonSerializable(typeof(BundleVerdict))]
[JsonSerializable(typeof(PurgeReport))]
[JsonSerializable(typeof(ScenarioReport))]
[JsonSerializable(typeof(PlanBody))]
[JsonSerializable(typeof(DefinitionLine))]
[JsonSerializable(typeof(Page<DefinitionLine>))]
[JsonSerializable(typeof(Page<UseLine>))]
[JsonSerializable(typeof(DiffReport))]
[JsonSerializable(typeof(RestoreRequest))]
[JsonSerializable(typeof(PublishRequest))]
[JsonSerializable(typeof(DeprecateRequest))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class ReloJson : JsonSerializerContext
{
    /// <summary>The same, each value on a line of its own.</summary>
    public static ReloJson Lines => field ??= new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull });
}
