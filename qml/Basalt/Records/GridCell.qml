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
    property bool currentCell: false
    property bool gridFocused: false
    signal pressed(extend: bool)
    signal opened

    readonly property bool mono: numeric || kind === "id" || kind === "datetime" || kind === "date" || kind === "json"
    readonly property bool chip: kind === "reference" && !isNull
    readonly property bool pill: kind === "select" && !isNull
    readonly property bool deleted: rowState === "deleted"
    readonly property bool loading: rowState === "loading"

    implicitHeight: Theme.rowHeight
    implicitWidth: Theme.grid(30)
    Accessible.role: Accessible.Cell
    Accessible.name: isNull ? qsTr("null") : cellText
    Accessible.description: problem !== "" ? problem : staged ? qsTr("staged") : ""

    Rectangle {
        anchors.fill: parent
        color: root.deleted ? Theme.dangerSoft
             : root.problem !== "" ? Theme.dangerSoft
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
    Text {
        anchors.fill: parent
        anchors.leftMargin: Theme.space2 + Theme.focusWidth
        anchors.rightMargin: Theme.space2
        visible: !root.loading && !root.chip && !root.pill && root.kind !== "boolean" || root.isNull && !root.loading
        text: root.isNull ? "null" : root.cellText
        textFormat: Text.PlainText
        color: root.isNull ? Theme.faint : root.kind === "id" || root.kind === "datetime" ? Theme.muted : Theme.text
        opacity: root.isNull ? Theme.disabledOpacity + 0.2 : 1
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: root.numeric ? Text.AlignRight : Text.AlignLeft
        font.family: root.mono || root.isNull ? Theme.monoFamily : Theme.family
        font.pixelSize: root.isNull ? Theme.fontCaption : root.mono ? Theme.fontMono : Theme.fontBase
        font.preferShaping: !root.mono
        font.strikeout: root.deleted
    }
    Loader {
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.space2
        active: (root.chip || root.pill || root.kind === "boolean") && !root.isNull && !root.loading
        sourceComponent: root.chip ? chipComponent : root.pill ? pillComponent : markComponent
    }
    Component {
        id: chipComponent

        Chip {
            iconName: "link-2"
            text: root.cellText
            maximumWidth: root.width - 2 * Theme.space2
        }
    }
    Component {
        id: pillComponent

        Badge {
            text: root.cellText
            tone: root.tone
        }
    }
    Component {
        id: markComponent

        Row {
            spacing: Theme.space1
            leftPadding: Theme.focusWidth

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: root.cellText === "true" ? "circle-check" : "circle-x"
                color: root.cellText === "true" ? Theme.success : Theme.faint
                size: Theme.iconSizeSmall
            }
            UiText {
                text: root.cellText === "true" ? qsTr("yes") : qsTr("no")
                color: root.cellText === "true" ? Theme.text : Theme.muted
            }
        }
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
        preventStealing: true
        onPressed: mouse => root.pressed(mouse.modifiers & Qt.ShiftModifier)
        onDoubleClicked: root.opened()
    }
}
