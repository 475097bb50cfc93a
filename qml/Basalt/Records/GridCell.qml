// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls
import Basalt.Theme

/** One value: text, number, chip, pill or mark, by its kind; coloured by what is staged. */
Item {
    id: root

    required property int row
    required property int column
    required property string cellText
    required property string kind
    required property bool isNull
    required property bool staged
    required property string rowState
    required property string problem
    required property bool numeric
    required property bool rowSelected
    required property bool personal
    required property string tone
    property bool currentRow: false
    property bool inRange: false
    property bool currentCell: false
    property bool gridFocused: false
    signal pressed(extend: bool)
    signal dragged(x: real, y: real)
    signal opened
    signal menuRequested

    readonly property bool mono: numeric || kind === "id" || kind === "datetime" || kind === "date" || kind === "json"
    readonly property bool chip: kind === "reference" && !isNull && !loading
    readonly property bool pill: kind === "select" && !isNull && !loading
    readonly property bool mark: kind === "boolean" && !isNull
    readonly property bool deleted: rowState === "deleted"
    readonly property bool loading: rowState === "loading"

    implicitHeight: Theme.rowHeight
    implicitWidth: Theme.grid(30)
    Accessible.role: Accessible.Cell
    Accessible.name: isNull && cellText === "" ? qsTr("null") : cellText
    Accessible.description: problem !== "" ? problem : staged ? qsTr("staged") : ""

    Rectangle {
        anchors.fill: parent
        color: root.deleted ? Theme.dangerSoft
             : root.problem !== "" ? Theme.dangerSoft
             : root.inRange ? Theme.infoSoft
             : root.staged ? Theme.warningSoft
             : root.rowState === "added" ? Theme.successSoft
             : root.rowSelected || root.currentRow ? Theme.accentSoft : Theme.transparent
    }
    Rectangle {
        width: Theme.focusWidth
        height: parent.height
        visible: root.staged || root.problem !== ""
        color: root.problem !== "" ? Theme.danger : Theme.warning
    }
    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.space2 + Theme.focusWidth
        visible: root.loading
        width: Math.min(parent.width / 2, Theme.grid(16))
        height: Theme.space2
        radius: height / 2
        color: Theme.neutralSoft
    }
    // Chips and pills are drawn here, not loaded: a screenful of cells must cost next to nothing while it scrolls.
    Rectangle {
        x: Theme.space2
        anchors.verticalCenter: parent.verticalCenter
        visible: root.chip || root.pill
        width: Math.min(label.x - x + label.implicitWidth + Theme.space2, root.width - 2 * Theme.space2)
        height: Theme.grid(root.chip ? 5.5 : 5)
        radius: height / 2
        color: root.chip ? Theme.raised : Theme.toneSoft(root.tone)
        border.width: root.chip ? Theme.hairline : 0
        border.color: Theme.controlBorderSoft
    }
    Icon {
        x: root.chip ? Theme.space4 : Theme.space2 + Theme.focusWidth
        anchors.verticalCenter: parent.verticalCenter
        visible: root.chip || root.mark
        name: root.chip ? "link-2" : root.cellText === "true" ? "circle-check" : "circle-x"
        color: root.mark && root.cellText === "true" ? Theme.success : Theme.faint
        size: root.chip ? Theme.space3 : Theme.iconSizeSmall
    }
    Text {
        id: label

        x: root.chip ? Theme.space8 : root.pill ? Theme.space4 : root.mark ? Theme.space6 + Theme.focusWidth : Theme.space2 + Theme.focusWidth
        width: root.width - x - (root.chip || root.pill ? Theme.space4 : Theme.space2)
        height: parent.height
        visible: !root.loading
        text: root.isNull ? (root.cellText !== "" ? root.cellText : "null") : root.mark ? (root.cellText === "true" ? qsTr("yes") : qsTr("no")) : root.cellText
        textFormat: Text.PlainText
        color: root.isNull ? Theme.faint : root.pill ? Theme.toneColor(root.tone) : root.kind === "id" || root.kind === "datetime" ? Theme.muted : Theme.text
        opacity: root.isNull ? Theme.nullOpacity : 1
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: root.numeric ? Text.AlignRight : Text.AlignLeft
        font.family: root.mono || root.isNull ? Theme.monoFamily : Theme.family
        font.pixelSize: root.isNull ? Theme.fontCaption : root.mono ? Theme.fontMono : root.chip || root.pill ? Theme.fontSecondary : Theme.fontBase
        font.weight: root.pill ? Theme.weightMedium : Font.Normal
        font.preferShaping: !root.mono
        font.strikeout: root.deleted
    }
    Separator {
        anchors.right: parent.right
        height: parent.height
        vertical: true
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: -Theme.hairline
        visible: root.currentCell
        color: Theme.transparent
        border.width: root.gridFocused ? Theme.focusWidth : Theme.hairline
        border.color: root.gridFocused ? Theme.accent : Theme.controlBorder
    }
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        preventStealing: true
        onPressed: mouse => mouse.button === Qt.RightButton ? root.menuRequested() : root.pressed(mouse.modifiers & Qt.ShiftModifier)
        onPositionChanged: mouse => {
            if (mouse.buttons & Qt.LeftButton)
                root.dragged(mouse.x, mouse.y);
        }
        onDoubleClicked: root.opened()
    }
}
