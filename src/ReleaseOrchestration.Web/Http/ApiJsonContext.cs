using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReleaseOrchestration.Application.Audit;
using ReleaseOrchestration.Application.Releases;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Web.Audit;
using ReleaseOrchestration.Web.Cadence;
using ReleaseOrchestration.Web.Calendar;
using ReleaseOrchestration.Web.Calendar.Feeds;
using ReleaseOrchestration.Web.Callbacks;
using ReleaseOrchestration.Web.Definitions;
using ReleaseOrchestration.Web.Health;
using ReleaseOrchestration.Web.Notifications;
using ReleaseOrchestration.Web.Identity;
using ReleaseOrchestration.Web.Identity.ApiKeys;
using ReleaseOrchestration.Web.Planning;
using ReleaseOrchestration.Web.Releases;
using ReleaseOrchestration.Web.Reports;
using ReleaseOrchestration.Web.SignOffs;
using ReleaseOrchestration.Web.Webhooks;

namespace ReleaseOrchestration.Web.Http;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    Converters = [typeof(TreeNodeJsonConverter)])]
[JsonSerializable(typeof(ApiKeyDto))]
[JsonSerializable(typeof(AuditPageDto))]
[JsonSerializable(typeof(AuditVerificationDto))]
[JsonSerializable(typeof(ApplyDto))]
[JsonSerializable(typeof(BulkAnswersDto))]
[JsonSerializable(typeof(BulkDecisionsDto))]
[JsonSerializable(typeof(BreakGlassDto))]
[JsonSerializable(typeof(CalendarDto))]
[JsonSerializable(typeof(CallbackAnswerDto))]
[JsonSerializable(typeof(WebhookAnswerDto))]
[JsonSerializable(typeof(CallbackDto))]
[JsonSerializable(typeof(CreateApiKeyDto))]
[JsonSerializable(typeof(CreatedApiKeyDto))]
[JsonSerializable(typeof(CreatedFeedDto))]
[JsonSerializable(typeof(CommentDto))]
[JsonSerializable(typeof(CreatedReleaseDto))]
[JsonSerializable(typeof(CreateFeedDto))]
[JsonSerializable(typeof(CreateReleaseDto))]
[JsonSerializable(typeof(DecisionDto))]
[JsonSerializable(typeof(DefinitionDto))]
[JsonSerializable(typeof(DelegationDto))]
[JsonSerializable(typeof(DeprecateDto))]
[JsonSerializable(typeof(DeliveryDto))]
[JsonSerializable(typeof(DiffDto))]
[JsonSerializable(typeof(FieldsDto))]
[JsonSerializable(typeof(HealthDto))]
[JsonSerializable(typeof(LinkRequestDto))]
[JsonSerializable(typeof(MeDto))]
[JsonSerializable(typeof(PageDto<ApiKeyDto>))]
[JsonSerializable(typeof(FeedDto))]
[JsonSerializable(typeof(PageDto<FeedDto>))]
[JsonSerializable(typeof(PageDto<DefinitionDto>))]
[JsonSerializable(typeof(PageDto<DeliveryDto>))]
[JsonSerializable(typeof(PageDto<OpenSignOffDto>))]
[JsonSerializable(typeof(PageDto<ReleaseOverview>))]
[JsonSerializable(typeof(PlanDto))]
[JsonSerializable(typeof(PlannedReleaseDto))]
[JsonSerializable(typeof(PageDto<UseDto>))]
[JsonSerializable(typeof(ProblemDto))]
[JsonSerializable(typeof(PublishDto))]
[JsonSerializable(typeof(PurgeReport))]
[JsonSerializable(typeof(ReportDto))]
[JsonSerializable(typeof(ReasonDto))]
[JsonSerializable(typeof(ReleaseChangeDto))]
[JsonSerializable(typeof(ReleaseOverview))]
[JsonSerializable(typeof(ScheduleDto))]
[JsonSerializable(typeof(RestoreDto))]
[JsonSerializable(typeof(ReleaseDetailsDto))]
[JsonSerializable(typeof(ReleaseInputList))]
[JsonSerializable(typeof(WaitReasonsDto))]
[JsonSerializable(typeof(RestartAnswerDto))]
[JsonSerializable(typeof(RestartDto))]
[JsonSerializable(typeof(RetryDto))]
[JsonSerializable(typeof(SignalAnswerDto))]
[JsonSerializable(typeof(SignalDto))]
[JsonSerializable(typeof(SignOffLinkDto))]
[JsonSerializable(typeof(RevokedLinksDto))]
[JsonSerializable(typeof(StartProcessDto))]
[JsonSerializable(typeof(SkipDto))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(TaskDto))]
[JsonSerializable(typeof(TreeNode))]
[JsonSerializable(typeof(ValidationDto))]
internal sealed partial class ApiJsonContext : JsonSerializerContext
{
    /// <summary>Leaves quotation marks and letters of all languages as they are; answers are never part of a page.</summary>
    public static ApiJsonContext Readable => field ??= new(new JsonSerializerOptions(Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = null,
    });
}
