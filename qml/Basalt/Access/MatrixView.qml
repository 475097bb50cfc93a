// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The tree of permissions against the sets, walked with the arrows; Space and a double click toggle a cell. */
FocusScope {
    id: root

    property int currentRow: 0
    property int currentColumn: 0
    property bool editable: false
    property int nameWidth: MatrixSizes.name
    signal headChosen(column: int)

    function setCurrent(row: int, column: int): void {
        currentRow = Math.max(0, Math.min(row, PermissionMatrix.shownCount - 1));
        currentColumn = Math.max(0, Math.min(column, PermissionMatrix.setCount - 1));
        show();
    }

    function show(): void {
        const top = currentRow * Theme.rowHeight;
        const left = currentColumn * MatrixSizes.cell;
        if (top < cells.contentY)
            cells.contentY = top;
        else if (top + Theme.rowHeight > cells.contentY + cells.height)
            cells.contentY = top + Theme.rowHeight - cells.height;
        if (left < cells.contentX)
            cells.contentX = left;
        else if (left + MatrixSizes.cell > cells.contentX + cells.width)
            cells.contentX = left + MatrixSizes.cell - cells.width;
    }

    function toggle(): void {
        if (root.editable)
            PermissionMatrix.toggle(root.currentRow, root.currentColumn);
    }

    function expand(open: bool): void {
        PermissionMatrix.setExpanded(root.currentRow, open);
    }

    objectName: "matrixView"
    activeFocusOnTab: true
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Permissions by set")
    Keys.onUpPressed: setCurrent(currentRow - 1, currentColumn)
    Keys.onDownPressed: setCurrent(currentRow + 1, currentColumn)
    Keys.onLeftPressed: setCurrent(currentRow, currentColumn - (LayoutMirroring.enabled ? -1 : 1))
    Keys.onRightPressed: setCurrent(currentRow, currentColumn + (LayoutMirroring.enabled ? -1 : 1))
    Keys.onSpacePressed: toggle()
    Keys.onPressed: event => {
        event.accepted = true;
        const page = Math.max(1, Math.floor(cells.height / Theme.rowHeight) - 1);
        switch (event.key) {
        case Qt.Key_Home: setCurrent(0, currentColumn); break;
        case Qt.Key_End: setCurrent(PermissionMatrix.shownCount - 1, currentColumn); break;
        case Qt.Key_PageUp: setCurrent(currentRow - page, currentColumn); break;
        case Qt.Key_PageDown: setCurrent(currentRow + page, currentColumn); break;
        case Qt.Key_Plus: expand(true); break;
        case Qt.Key_Minus: expand(false); break;
        default: event.accepted = false;
        }
    }

    Rectangle {
        id: head

        width: parent.width
        height: MatrixSizes.head
        color: Theme.surface

        UiText {
            x: Theme.space5
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("permission")
            color: Theme.muted
            font.pixelSize: Theme.fontSecondary
            font.weight: Theme.weightMedium
        }
        Item {
            anchors.left: parent.left
            anchors.leftMargin: root.nameWidth
            anchors.right: parent.right
            height: parent.height
            clip: true

            Row {
                x: -cells.contentX

                Repeater {
                    model: PermissionMatrix.names

                    MatrixHead {
                        current: index === root.currentColumn
                        onPressed: {
                            root.forceActiveFocus();
                            root.setCurrent(root.currentRow, index);
                            root.headChosen(index);
                        }
                    }
                }
            }
        }
        Separator {
            x: root.nameWidth - width
            height: parent.height
            vertical: true
        }
        Separator {
            width: parent.width
        }
        Separator {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }
    Rectangle {
        anchors.fill: parent
        anchors.topMargin: head.height
        color: Theme.dark ? Theme.background : Theme.surface
    }
    TableView {
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        width: root.nameWidth
        clip: true
        interactive: false
        syncView: cells
        syncDirection: Qt.Vertical
        columnWidthProvider: () => root.nameWidth
        onWidthChanged: forceLayout()
        model: FirstColumnModel {
            source: PermissionMatrix
        }
        delegate: MatrixName {
            current: row === root.currentRow
            onPressed: {
                root.forceActiveFocus();
                root.setCurrent(row, root.currentColumn);
            }
            onExpandRequested: open => PermissionMatrix.setExpanded(row, open)
        }
    }
    TableView {
        id: cells

        objectName: "matrixCells"
        anchors.top: head.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.leftMargin: root.nameWidth
        anchors.right: parent.right
        clip: true
        model: PermissionMatrix
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        columnWidthProvider: () => PermissionMatrix.setCount > 0 ? MatrixSizes.cell : 0
        rowHeightProvider: () => Theme.rowHeight
        // What is staged takes room from below: the current cell stays in sight.
        onHeightChanged: root.show()
        T.ScrollBar.vertical: UiScrollBar { }
        T.ScrollBar.horizontal: UiScrollBar { }
        delegate: MatrixCell {
            current: row === root.currentRow && column === root.currentColumn
            currentLine: row === root.currentRow || column === root.currentColumn
            focused: root.activeFocus
            onPressed: {
                root.forceActiveFocus();
                root.setCurrent(row, column);
            }
            onToggled: root.toggle()
        }
    }
}
