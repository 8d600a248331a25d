using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReleaseOrchestration.Application.Callbacks;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Evidence;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.SignOff;
using ReleaseOrchestration.Core.Values;
using ReleaseOrchestration.Web.Audit;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Http;
using ReleaseOrchestration.Web.Identity;
using ReleaseOrchestration.Web.Releases;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>The pages behind sign-off links. Reading changes nothing: mail scanners follow links.</summary>
internal static class SignOffPageEndpoints
{
    private static readonly ImmutableDictionary<string, string> Nothing = ImmutableDictionary<string, string>.Empty;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-off/{token}", ShowAsync).AnswersAnyone().Describe("Sign-off pages", "Show what is asked; changes nothing").Gives<string>(200, "text/html");
        routes.MapPost("/sign-off/{token}", DecideAsync).AnswersAnyone().Describe("Sign-off pages", "Decide, by form or JSON")
            .Accepts<DecisionDto>("application/json", "application/x-www-form-urlencoded", "multipart/form-data").Gives<string>(200, "text/html").Gives<SignalAnswerDto>(202).Refuses(401, 403, 409, 410, 422);
    }

    private static async Task<IResult> ShowAsync(string token, HttpContext context, SignOffLinks links, SignOffPageGuard guard)
    {
        var read = await links.ReadAsync(token, context.RequestAborted);
        return read.Failed(out var error, out var linked) ? Refuse(error, guard) : Show(linked, token, guard, notice: null, Nothing, StatusCodes.Status200OK);
    }

    private static async Task<IResult> DecideAsync(string token, HttpContext context, SignOffLinks links, SignOffPageGuard guard, RefusedTokens refused, EvidenceFiles files)
    {
        var isForm = context.Request.HasFormContentType;
        var read = await links.ReadAsync(token, context.RequestAborted);
        if (read.Failed(out var error, out var linked))
        {
            AuditMarks.Skip(context);
            await refused.RecordAsync("signOff", error.Code, error.Message, context.Connection.RemoteIpAddress?.ToString() ?? string.Empty, context.RequestAborted);
            return isForm ? Refuse(error, guard) : error.ToHttp();
        }

        AuditMarks.ActsAs(context, linked.Claims.Person);
        return isForm ? await DecideByFormAsync(token, linked, context, links, guard, files) : await DecideByJsonAsync(linked.Claims, context, links);
    }

    private static async Task<IResult> DecideByJsonAsync(SignOffClaims claims, HttpContext context, SignOffLinks links)
    {
        var body = await JsonBody.ReadAsync(context, ApiJsonContext.Readable.DecisionDto);
        if (body.Failed(out var error, out var dto))
        {
            return error.ToHttp();
        }

        var decision = Words.Parse<SignOffDecision>("decision", dto.Decision);
        if (decision.Error is { } invalid)
        {
            return invalid.ToHttp();
        }

        var result = await links.DecideAsync(claims, new LinkDecision(decision.Value, dto.Comment ?? string.Empty, dto.Fields.ToValues(), HasSignedIn(context, claims)), context.RequestAborted);
        return result.ToHttp(context, context.Request.Path);
    }

    private static async Task<IResult> DecideByFormAsync(
        string token, LinkedSignOff linked, HttpContext context, SignOffLinks links, SignOffPageGuard guard, EvidenceFiles files)
    {
        var posted = await PostedForm.ReadAsync(context);
        if (posted.Failed(out var unreadable, out var read))
        {
            return Refuse(unreadable, guard);
        }

        var form = read.Texts;
        if (!guard.Holds(token, form.GetValueOrDefault(SignOffForm.Guard, string.Empty)))
        {
            var foreign = new ApplicationError(ErrorCodes.AntiForgery, 403, "This form does not come from the page of the link; open the link again and decide there.");
            AuditMarks.Refused(context, foreign);
            return Refuse(foreign, guard);
        }

        if (form.GetValueOrDefault(SignOffForm.Decision) == DelegationForm.Action)
        {
            return await PassOnAsync(token, linked, form, context, links, guard);
        }

        var decision = Words.Parse<SignOffDecision>(SignOffForm.Decision, form.GetValueOrDefault(SignOffForm.Decision));
        var (values, problems) = SignOffForm.Read(linked.View, form);
        problems.AddRange(await AttachAsync(linked.View, read.Files, values, files, context.RequestAborted));
        if (decision.Error is { } invalid || problems.Count > 0)
        {
            var notice = new PageNotice(decision.Error?.Message ?? "Some values cannot be read; nothing was recorded.", IsProblem: true, ErrorCodes.InvalidValue, problems);
            return Show(linked, token, guard, notice, form, StatusCodes.Status422UnprocessableEntity);
        }

        var wish = new LinkDecision(decision.Value, form.GetValueOrDefault(SignOffForm.Comment, string.Empty), values.ToValues(), HasSignedIn(context, linked.Claims));
        var result = await links.DecideAsync(linked.Claims, wish, context.RequestAborted);
        if ((result.Error ?? (result.Value is { Accepted: false } reply ? SignalAnswers.Refusal(reply) : null)) is { } refusal)
        {
            AuditMarks.Refused(context, refusal);
        }

        return await OutcomeAsync(result, token, linked, form, links, guard, context.RequestAborted);
    }

    private static async Task<IResult> PassOnAsync(
        string token, LinkedSignOff linked, ImmutableDictionary<string, string> form, HttpContext context, SignOffLinks links, SignOffPageGuard guard)
    {
        if (linked.IsPassedVoteGiven)
        {
            var given = new ApplicationError(ErrorCodes.FormerSignOff, 409, $"{linked.PassedOnTo} has decided in your place; that cannot be taken back.");
            return Show(linked, token, guard, Problem(given), Nothing, given.Status);
        }

        var delegation = new LinkDelegation(
            form.GetValueOrDefault(DelegationForm.To, string.Empty), form.GetValueOrDefault(DelegationForm.Reason, string.Empty), HasSignedIn(context, linked.Claims));
        return await OutcomeAsync(await links.DelegateAsync(linked.Claims, delegation, context.RequestAborted), token, linked, form, links, guard, context.RequestAborted);
    }

    private static async Task<List<string>> AttachAsync(
        SignOffView view, IFormFileCollection? posted, Dictionary<string, DataValue> values, EvidenceFiles files, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (var field in view.FieldDefinitions.Where(f => f.Type == FieldType.File))
        {
            if (posted?.GetFile(SignOffForm.NameOf(field)) is not { Length: > 0 } file)
            {
                continue;
            }

            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, cancellationToken);
            var stored = await files.StoreAsync(file.FileName, file.ContentType, content.ToArray(), cancellationToken);
            if (stored.Failed(out var error, out var evidence))
            {
                problems.Add(error.Message);
            }
            else
            {
                values[field.Id] = evidence.ToValue();
            }
        }

        return problems;
    }

    private static async Task<IResult> OutcomeAsync(
        Result<SignalReply?> result, string token, LinkedSignOff before, ImmutableDictionary<string, string> form, SignOffLinks links, SignOffPageGuard guard, CancellationToken cancellationToken)
    {
        var (notice, status) = result switch
        {
            { Error: { } error } => (Problem(error), error.Status),
            { Value: { Accepted: true } reply } => (new PageNotice($"Thank you. {reply.Message}", IsProblem: false, string.Empty, []), StatusCodes.Status200OK),
            { Value: { } reply } => (Problem(SignalAnswers.Refusal(reply)), reply.Status),
            _ => (new PageNotice("Your decision is on its way. Open the link again in a moment to see what came of it.", IsProblem: false, string.Empty, []), StatusCodes.Status202Accepted),
        };
        var after = await links.ReadAsync(token, cancellationToken);
        return Show(after.Error is null ? after.Value : before, token, guard, notice, form, status);
    }

    // The link says whom it was sent to; whoever signed in as somebody else has not signed in as that person.
    private static bool HasSignedIn(HttpContext context, SignOffClaims claims) =>
        CallerIdentity.Of(context) is { Kind: CallerKind.Token or CallerKind.EasyAuth } caller && caller.Id == claims.Person;

    private static PageNotice Problem(ApplicationError error) => new(error.Message, IsProblem: true, error.Code, [.. error.Problems.Select(p => p.Message)]);

    private static PageResult Show(LinkedSignOff linked, string token, SignOffPageGuard guard, PageNotice? notice, IReadOnlyDictionary<string, string> entered, int status)
    {
        var nonce = guard.Nonce();
        return new PageResult(SignOffPage.Render(linked, guard.ValueFor(token), nonce, notice, entered), nonce, status);
    }

    private static PageResult Refuse(ApplicationError error, SignOffPageGuard guard)
    {
        var nonce = guard.Nonce();
        return new PageResult(SignOffPage.RenderRefusal("This link cannot be used", Problem(error), nonce), nonce, error.Status);
    }
}
