namespace ReleaseOrchestration.Web.Callbacks;

/// <summary>What a report has done: <c>done</c>, or <c>pending</c> while the activity has not answered.</summary>
internal sealed record CallbackAnswerDto(string Result, string Message);
