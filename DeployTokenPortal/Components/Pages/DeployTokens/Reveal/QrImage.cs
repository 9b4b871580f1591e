using System.Globalization;
using System.Text;
using QRCoder;

namespace DeployTokenPortal.Components.Pages.DeployTokens.Reveal;

/// <summary>A QR code as the path of an inline SVG.</summary>
/// <param name="Size">Width and height in modules, the quiet zone included.</param>
/// <param name="Path">Dark modules as SVG path data.</param>
internal sealed record QrImage(int Size, string Path)
{
    /// <summary>Draws a text, with error correction for a worn or shaky picture (level M).</summary>
    public static QrImage Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < data.ModuleMatrix[y].Count; x++)
            {
                if (data.ModuleMatrix[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return new QrImage(data.ModuleMatrix.Count, path.ToString());
    }
}
