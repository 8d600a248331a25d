using System.Text.Encodings.Web;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>The frame of every page: no script, no file from elsewhere, light or dark as the reader has it.</summary>
internal static class PageLayout
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--paper:#fff;--card:#f6f8fa;--line:#d0d7de;--go:#1a7f37;--stop:#b42318;--mark:#0550ae}
        @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9ea7b3;--paper:#0d1117;--card:#161b22;--line:#30363d;--go:#238636;--stop:#c93c37;--mark:#79b8ff}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
        main{max-width:44rem;margin:0 auto;padding:2rem 1.25rem 4rem}
        h1{font-size:1.6rem;line-height:1.25;margin:.25rem 0 1rem}
        h2{font-size:1.1rem;margin:2rem 0 .5rem}
        .eyebrow,.hint{color:var(--soft);font-size:.9rem}
        .hint{margin:.15rem 0 .35rem}
        dl{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.4rem 1rem;margin:1rem 0;padding:1rem;background:var(--card);border:1px solid var(--line);border-radius:.6rem}
        dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
        table{width:100%;border-collapse:collapse}
        th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
        th{font-weight:600;width:35%}
        .notice{border-left:.3rem solid var(--go);background:var(--card);padding:.75rem 1rem;border-radius:.3rem;margin:1rem 0}
        .notice.problem{border-color:var(--stop)}
        fieldset{border:1px solid var(--line);border-radius:.6rem;padding:1rem;margin:1rem 0}
        legend{font-weight:600;padding:0 .4rem}
        label{display:block;font-weight:600;margin-top:.9rem}
        input,select,textarea{width:100%;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.4rem;padding:.5rem .6rem}
        textarea{min-height:5.5rem}
        .actions{display:flex;gap:.75rem;flex-wrap:wrap;margin-top:1.25rem}
        button{font:inherit;font-weight:600;color:#fff;border:0;border-radius:.45rem;padding:.65rem 1.4rem;cursor:pointer}
        .approve{background:var(--go)}.reject{background:var(--stop)}.other{background:var(--paper);color:var(--mark);border:1px solid var(--mark)}
        :focus-visible{outline:3px solid var(--mark);outline-offset:2px}
        """;

    public static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    public static string Page(string title, string nonce, string content) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{Encode(title)}</title>
        <style nonce="{nonce}">
        {Style}
        </style>
        </head>
        <body>
        <main>
        {content}
        </main>
        </body>
        </html>
        """;

    public static string Notice(PageNotice notice)
    {
        var details = string.Concat(notice.Details.Select(d => $"<li>{Encode(d)}</li>"));
        var code = notice.Code.Length == 0 ? string.Empty : $" <span class=\"hint\">({Encode(notice.Code)})</span>";
        return $"""
            <div class="notice{(notice.IsProblem ? " problem" : string.Empty)}" role="{(notice.IsProblem ? "alert" : "status")}">
            <p>{Encode(notice.Text)}{code}</p>{(details.Length == 0 ? string.Empty : $"<ul>{details}</ul>")}
            </div>
            """;
    }
}
