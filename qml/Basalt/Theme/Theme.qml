// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick

/** Every colour, size, font and duration of the program. Nothing else in QML names one. */
QtObject {
    id: theme

    property bool dark: true
    property bool reducedMotion: false

    // Surfaces
    readonly property color background: dark ? "#0E1116" : "#F6F7F9"
    readonly property color surface: dark ? "#151A21" : "#FFFFFF"
    readonly property color raised: dark ? "#1B222B" : "#FFFFFF"
    readonly property color field: dark ? "#0E1116" : "#FFFFFF"
    readonly property color sunken: dark ? "#11161C" : "#EFF1F4"
    readonly property color border: dark ? "#252E39" : "#E2E6EB"
    readonly property color controlBorder: dark ? "#5C6B7A" : "#7C8894"
    readonly property color controlBorderSoft: dark ? "#36424F" : "#C9D0D8"
    readonly property color hover: dark ? "#1E262F" : "#F0F2F5"
    readonly property color pressed: dark ? "#252E39" : "#E5E9EE"
    readonly property color scrim: dark ? "#B0080A0D" : "#66232A33"
    readonly property color shadow: dark ? "#1C000000" : "#08182230"
    readonly property color transparent: "transparent"

    // Text
    readonly property color text: dark ? "#E6EAF0" : "#1A2027"
    readonly property color muted: dark ? "#9AA6B2" : "#55616D"
    readonly property color faint: dark ? "#7E8B98" : "#68737F"

    // Accent and states. The soft ones lie under text of the full colour.
    readonly property color accent: dark ? "#FF7A45" : "#C2410C"
    readonly property color accentHover: dark ? "#FF8F62" : "#A8380A"
    readonly property color accentPressed: dark ? "#F06A33" : "#8F3008"
    readonly property color accentInk: dark ? "#14100E" : "#FFFFFF"
    readonly property color accentSoft: dark ? "#2A1F1C" : "#FDF1EC"
    readonly property color success: dark ? "#3FB68B" : "#15803D"
    readonly property color successSoft: dark ? "#14302B" : "#DCEFE3"
    readonly property color warning: dark ? "#E0A93B" : "#8F5600"
    readonly property color warningSoft: dark ? "#33291A" : "#FAEBD0"
    readonly property color warningInk: dark ? "#14100E" : "#FFFFFF"
    readonly property color danger: dark ? "#F0625A" : "#C62828"
    readonly property color dangerSoft: dark ? "#381E21" : "#FBE3E3"
    readonly property color info: dark ? "#5AA2FF" : "#1D5FD1"
    readonly property color infoSoft: dark ? "#182A45" : "#E1EBFB"
    readonly property color neutralSoft: dark ? "#222B35" : "#E8EBEF"

    // The first page stands on stone, also in light.
    readonly property color stone: "#12161C"
    readonly property color stoneRaised: "#181F27"
    readonly property color stoneBorder: "#252E39"
    readonly property color stoneControl: "#3A4653"
    readonly property color stoneText: "#E6EAF0"
    readonly property color stoneMuted: "#9AA6B2"
    readonly property color ember: "#FF7A45"
    readonly property color emberInk: "#14100E"

    // The strip on top that says which kind of server is open.
    readonly property color tintLocal: dark ? "#3A4653" : "#C5CCD5"
    readonly property color tintStaging: dark ? "#2A9D8F" : "#0F8577"
    readonly property color tintProduction: dark ? "#E5484D" : "#C62828"
    readonly property color tintStagingSoft: dark ? "#132E2C" : "#DDF1EF"

    // 4-pixel grid
    readonly property int unit: 4
    readonly property int hairline: 1
    readonly property int space1: 4
    readonly property int space2: 8
    readonly property int space3: 12
    readonly property int space4: 16
    readonly property int space5: 20
    readonly property int space6: 24
    readonly property int space8: 32
    readonly property int space12: 48
    readonly property int radius: 6
    readonly property int radiusSmall: 4
    readonly property int radiusCard: 10
    readonly property int stripHeight: 3
    readonly property int topBarHeight: 44
    readonly property int statusBarHeight: 26
    readonly property int rowHeight: 30
    readonly property int controlHeight: 30
    readonly property int controlHeightLarge: 34
    readonly property int navItemHeight: 28
    readonly property int iconSize: 16
    readonly property int iconSizeSmall: 14
    readonly property int iconSizeLarge: 20
    readonly property int sidebarWidth: 212
    readonly property int sidebarWidthCollapsed: 48
    readonly property int inspectorWidth: 340
    readonly property int windowWidth: 1440
    readonly property int windowHeight: 900
    readonly property int windowMinimumWidth: 960
    readonly property int windowMinimumHeight: 600
    readonly property int focusWidth: 2

    // Type
    readonly property string family: "Inter"
    readonly property string monoFamily: "JetBrains Mono"
    readonly property int fontCaption: 11
    readonly property int fontSecondary: 12
    readonly property int fontBase: 13
    readonly property real fontMono: 12.5
    readonly property int fontTitle: 15
    readonly property int fontHeading: 20
    readonly property int fontDisplay: 28
    readonly property int weightMedium: Font.Medium
    readonly property int weightStrong: Font.DemiBold

    // Motion
    readonly property int motionFast: reducedMotion ? 0 : 120
    readonly property int motion: reducedMotion ? 0 : 160
    readonly property int motionSlow: reducedMotion ? 0 : 180
    readonly property int motionPulse: 900
    readonly property int skeletonDelay: 150
    readonly property real disabledOpacity: 0.45
    readonly property real nullOpacity: 0.7

    /** `count` steps of the 4-pixel grid. */
    function grid(count: real): real {
        return count * unit;
    }

    /** Full colour of a tone: accent, success, warning, danger, info, neutral. */
    function toneColor(tone: string): color {
        switch (tone) {
        case "accent": return accent;
        case "success": return success;
        case "warning": return warning;
        case "danger": return danger;
        case "info": return info;
        case "staging": return tintStaging;
        case "production": return danger;
        default: return muted;
        }
    }

    /** Colour to lie under the tone's full colour. */
    function toneSoft(tone: string): color {
        switch (tone) {
        case "accent": return accentSoft;
        case "success": return successSoft;
        case "warning": return warningSoft;
        case "danger": return dangerSoft;
        case "info": return infoSoft;
        case "staging": return tintStagingSoft;
        case "production": return dangerSoft;
        default: return neutralSoft;
        }
    }

    /** Colour of the strip and the card's edge for an environment. */
    function environmentTint(environment: string): color {
        switch (environment) {
        case "production": return tintProduction;
        case "staging": return tintStaging;
        default: return tintLocal;
        }
    }
}
