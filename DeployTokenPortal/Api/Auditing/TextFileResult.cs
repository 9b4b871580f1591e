using System.Text;
using DeployTokenPortal.Application.Auditing.Export;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace DeployTokenPortal.Api.Auditing;

/// <summary>A file that is sent line by line, as it is read.</summary>
internal sealed class TextFileResult(AuditFile file) : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = file.ContentType;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = file.Name }.ToString();
        await using var body = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await foreach (var line in file.Lines.WithCancellation(context.HttpContext.RequestAborted))
            await body.WriteAsync(line);
    }
}
