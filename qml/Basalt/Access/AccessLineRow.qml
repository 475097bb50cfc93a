// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One step of a decision, or a part of its rule: what was asked, and what came of it. */
Item {
    id: root

    required property accessLine line
    readonly property string tone: {
        switch (line.outcome) {
        case "fine":
        case "allows":
        case "true": return "success";
        case "refuses":
        case "false": return "danger";
        case "depends": return "warning";
        default: return "neutral";
        }
    }
    readonly property string mark: {
        switch (tone) {
        case "success": return "circle-check";
        case "danger": return "circle-x";
        case "warning": return "circle-help";
        default: return line.outcome === "unknown" ? "circle-help" : "circle-minus";
        }
    }
    readonly property string said: {
        switch (line.outcome) {
        case "allows": return qsTr("decides: yes");
        case "refuses": return qsTr("decides: no");
        case "depends": return qsTr("decides record by record");
        case "fine":
        case "passes": return qsTr("does not decide");
        default: return "";
        }
    }

    objectName: "accessLine"
    implicitHeight: Math.max(Theme.grid(8), texts.implicitHeight + Theme.space3)
    Accessible.role: Accessible.ListItem
    Accessible.name: Array.from([line.text, line.detail, said]).filter(each => each !== "").join(", ")

    Icon {
        x: root.line.depth * Theme.space6
        y: Theme.space2
        name: root.mark
        color: Theme.toneColor(root.tone)
    }
    ColumnLayout {
        id: texts

        anchors.left: parent.left
        anchors.leftMargin: root.line.depth * Theme.space6 + Theme.iconSize + Theme.space2
        anchors.right: parent.right
        y: Theme.space2 - Theme.hairline
        spacing: Theme.focusWidth

        UiText {
            Layout.fillWidth: true
            text: root.line.text
            font.family: root.line.code ? Theme.monoFamily : Theme.family
            font.pixelSize: root.line.code ? Theme.fontMono : Theme.fontBase
            font.preferShaping: !root.line.code
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        }
        UiText {
            Layout.fillWidth: true
            visible: text !== ""
            text: root.line.detail
            color: Theme.muted
            font.pixelSize: Theme.fontSecondary
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
