namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>What came of many decisions, in their order.</summary>
internal sealed record BulkAnswersDto(BulkAnswerDto[] Answers, int Accepted, int Refused);
