// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls
import Basalt.Theme

/** One node of the tree: as deep as it lies, with what opens and closes it. */
Rectangle {
    id: root

    required property int row
    required property string code
    required property string label
    required property string title
    required property int depth
    required property bool branch
    required property bool expanded
    required property bool folder
    property bool current: false
    signal pressed
    signal expandRequested(expand: bool)

    implicitWidth: MatrixSizes.name
    implicitHeight: Theme.rowHeight
    color: current ? Theme.accentSoft : area.containsMouse ? Theme.hover : Theme.transparent
    Accessible.role: Accessible.TreeItem
    Accessible.name: code + ", " + title
    Accessible.selected: current

    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        onPressed: root.pressed()
        onDoubleClicked: if (root.branch) root.expandRequested(!root.expanded)
    }
    IconButton {
        objectName: "expandNode"
        x: Theme.space3 + root.depth * Theme.space5
        anchors.verticalCenter: parent.verticalCenter
        visible: root.branch
        size: Theme.grid(5)
        focusPolicy: Qt.NoFocus
        iconName: root.expanded ? "chevron-down" : root.LayoutMirroring.enabled ? "chevron-left" : "chevron-right"
        ink: Theme.faint
        hint: root.expanded ? qsTr("Close %1").arg(root.code) : qsTr("Open %1").arg(root.code)
        onClicked: root.expandRequested(!root.expanded)
    }
    MonoText {
        id: name

        x: Theme.space3 + Theme.grid(6) + root.depth * Theme.space5
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, parent.width - x - Theme.space2)
        text: root.label
        color: root.folder ? Theme.muted : Theme.text
        font.weight: root.branch ? Theme.weightMedium : Font.Normal
    }
    UiText {
        anchors.left: name.right
        anchors.leftMargin: Theme.space2
        anchors.right: parent.right
        anchors.rightMargin: Theme.space2
        anchors.verticalCenter: parent.verticalCenter
        // Collections are called what their node is called.
        visible: root.title.toLowerCase() !== root.label.toLowerCase()
        text: root.folder ? qsTr("%1 · folder").arg(root.title) : root.title
        color: Theme.faint
        font.pixelSize: Theme.fontSecondary
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
    Separator {
        anchors.right: parent.right
        height: parent.height
        vertical: true
    }
}
